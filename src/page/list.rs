//! The list of enrollment groups: pages to the end, stopped on demand, filtered and sorted here.

use std::cmp::Ordering;

use crate::{
    dps::{
        CallError, MAX_PAGE, Page,
        enrollment_group::{EnrollmentGroup, Query},
    },
    order::sorted,
    time::UnixSeconds,
};

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What has been loaded, in the service's order.
    pub groups: Vec<EnrollmentGroup>,
    /// How far it is.
    pub progress: Progress,
    /// The order shown.
    pub sort: Sort,
    continuation: Option<String>,
}

/// How far loading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Not asked for.
    #[default]
    NotLoaded,
    /// A page is under way.
    Loading,
    /// All groups are here.
    Complete,
    /// The person stopped it; there are more.
    Stopped,
    /// A page failed; those before it are here.
    Failed(CallError),
}

/// The order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Largest first.
    pub descending: bool,
}

/// What the list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The group's ID.
    Id,
    /// The certificate's subject.
    Certificate,
    /// When the certificate expires; groups without one come last.
    Expiry,
    /// Enabled or disabled.
    Status,
    /// When the group was last changed.
    Updated,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Id, descending: false }
    }
}

impl Column {
    /// All columns, in the order shown.
    pub const ALL: [Self; 5] = [Self::Id, Self::Certificate, Self::Expiry, Self::Status, Self::Updated];
}

impl List {
    /// Begins anew, at the first page.
    pub fn load(&mut self) -> Query {
        self.groups.clear();
        self.continuation = None;
        self.next_page()
    }

    /// Goes on where it was stopped or failed.
    pub fn next_page(&mut self) -> Query {
        self.progress = Progress::Loading;
        Query { max_items: MAX_PAGE, continuation: self.continuation.clone() }
    }

    /// Stops before the next page.
    pub fn stop(&mut self) {
        if self.progress == Progress::Loading {
            self.progress = Progress::Stopped;
        }
    }

    /// Takes a page in; the query for the next one, if there is one.
    pub fn take(&mut self, page: Result<Page<EnrollmentGroup>, CallError>) -> Option<Query> {
        match page {
            Err(error) => {
                self.progress = Progress::Failed(error);
                None
            }
            Ok(page) => {
                for group in page.items {
                    self.put(group);
                }
                self.continuation = page.continuation;
                if self.continuation.is_some() {
                    Some(self.next_page())
                } else {
                    self.progress = Progress::Complete;
                    None
                }
            }
        }
    }

    /// Adds a group, or replaces the one with its ID.
    pub fn put(&mut self, group: EnrollmentGroup) {
        match self.groups.iter_mut().find(|known| known.id().eq_ignore_ascii_case(group.id())) {
            Some(known) => *known = group,
            None => self.groups.push(group),
        }
    }

    /// Drops a group that is gone.
    pub fn remove(&mut self, id: &str) {
        self.groups.retain(|group| !group.id().eq_ignore_ascii_case(id));
    }

    /// A loaded group.
    pub fn find(&self, id: &str) -> Option<&EnrollmentGroup> {
        self.groups.iter().find(|group| group.id().eq_ignore_ascii_case(id))
    }

    /// Sorts by a column; a second time turns the order round.
    pub fn sort_by(&mut self, column: Column) {
        let descending = self.sort.column == column && !self.sort.descending;
        self.sort = Sort { column, descending };
    }

    /// The groups whose ID, certificate names or thumbprints contain every word of the filter, in order.
    pub fn shown(&self, filter: &str) -> Vec<&EnrollmentGroup> {
        let words: Vec<String> = filter.split_whitespace().map(str::to_ascii_lowercase).collect();
        let found: Vec<_> = self.groups.iter().filter(|group| matches(group, &words)).collect();
        let order = sorted(found.len(), &|a, b| {
            let (Some(a), Some(b)) = (found.get(a), found.get(b)) else { return Ordering::Equal };
            let order = compare(a, b, self.sort.column);
            let order = if self.sort.descending { order.reverse() } else { order };
            order.then_with(|| a.id().cmp(b.id()))
        });
        order.into_iter().filter_map(|at| found.get(at).copied()).collect()
    }
}

fn matches(group: &EnrollmentGroup, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = group.id().to_ascii_lowercase();
    if let Some(info) = group.attestation().certificate() {
        for part in [&info.subject, &info.issuer, &info.sha1, &info.sha256] {
            text.push('\n');
            text.push_str(&part.to_ascii_lowercase());
        }
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

fn compare(a: &EnrollmentGroup, b: &EnrollmentGroup, column: Column) -> Ordering {
    let subject = |group: &EnrollmentGroup| {
        group.attestation().certificate().map(|info| info.subject.to_ascii_lowercase())
    };
    match column {
        Column::Id => a.id().to_ascii_lowercase().cmp(&b.id().to_ascii_lowercase()),
        Column::Certificate => subject(a).cmp(&subject(b)),
        Column::Expiry => expiry(a).cmp(&expiry(b)),
        Column::Status => b.is_enabled().cmp(&a.is_enabled()),
        Column::Updated => a.last_updated().cmp(&b.last_updated()),
    }
}

fn expiry(group: &EnrollmentGroup) -> UnixSeconds {
    group.attestation().certificate().and_then(|info| info.not_after).unwrap_or(UnixSeconds(i64::MAX))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Column, List, Progress};
    use crate::dps::{CallError, NoAnswer, Page, enrollment_group::EnrollmentGroup};

    fn group(id: &str, subject: &str, expires: &str) -> EnrollmentGroup {
        let info = json!({"subjectName": subject, "notAfterUtc": expires, "sha1Thumbprint": "AB12"});
        let certificates = json!({"primary": {"info": info}});
        let attestation = json!({"type": "x509", "x509": {"signingCertificates": certificates}});
        EnrollmentGroup::from_json(json!({"enrollmentGroupId": id, "attestation": attestation})).unwrap()
    }

    fn ids(list: &List, filter: &str) -> Vec<String> {
        list.shown(filter).iter().map(|group| group.id().to_owned()).collect()
    }

    fn page(ids: &[&str], continuation: Option<&str>) -> Page<EnrollmentGroup> {
        let groups = ids.iter().map(|id| group(id, "CN=x", "2030-01-01T00:00:00Z")).collect();
        Page { items: groups, continuation: continuation.map(str::to_owned) }
    }

    #[test]
    fn follows_the_continuation_to_the_end() {
        let mut list = List::default();
        assert_eq!(list.load().continuation, None);
        assert_eq!(list.take(Ok(page(&["a", "b"], Some("2")))).unwrap().continuation.as_deref(), Some("2"));
        assert_eq!(list.progress, Progress::Loading);
        assert_eq!(list.take(Ok(page(&["c"], None))), None);
        assert_eq!(list.progress, Progress::Complete);
        assert_eq!(ids(&list, ""), ["a", "b", "c"]);
    }

    #[test]
    fn goes_on_where_it_was_stopped_or_failed() {
        let mut list = List::default();
        list.load();
        list.take(Ok(page(&["a"], Some("1"))));
        list.stop();
        assert_eq!(list.progress, Progress::Stopped);
        assert_eq!(list.next_page().continuation.as_deref(), Some("1"));
        let failed = CallError::NoAnswer(NoAnswer::Unreachable);
        assert_eq!(list.take(Err(failed.clone())), None);
        assert_eq!(list.progress, Progress::Failed(failed));
        assert_eq!(ids(&list, ""), ["a"]);
        assert_eq!(list.next_page().continuation.as_deref(), Some("1"));
    }

    #[test]
    fn filters_by_every_word_and_sorts() {
        let mut list = List::default();
        list.put(group("beta", "CN=Seattle Root", "2031-01-01T00:00:00Z"));
        list.put(group("Alpha", "CN=Lyon Root", "2030-01-01T00:00:00Z"));
        list.put(group("gamma", "CN=Seattle Line 2", "2029-01-01T00:00:00Z"));
        assert_eq!(ids(&list, ""), ["Alpha", "beta", "gamma"]);
        assert_eq!(ids(&list, "ROOT seattle"), ["beta"]);
        assert_eq!(ids(&list, "ab12 lyon"), ["Alpha"]);
        list.sort_by(Column::Expiry);
        assert_eq!(ids(&list, ""), ["gamma", "Alpha", "beta"]);
        list.sort_by(Column::Expiry);
        assert_eq!(ids(&list, ""), ["beta", "Alpha", "gamma"]);
        list.put(group("BETA", "CN=New", "2020-01-01T00:00:00Z"));
        assert_eq!(list.groups.len(), 3, "IDs ignore case");
        list.remove("alpha");
        assert_eq!(list.groups.len(), 2);
    }
}
