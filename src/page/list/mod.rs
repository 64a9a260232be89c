//! A list: pages to the end, stopped on demand; filtered, sorted and selected here, because the service does none of it.

mod lists;

use std::sync::Arc;

pub use self::lists::{Lists, Which};
use super::item::{Column, Item};
use crate::{
    dps::{CallError, Page},
    order::sorted,
};

/// A list.
#[derive(Debug, Default)]
pub struct List {
    /// How far it is.
    pub progress: Progress,
    /// What was deleted from it last: said over it until a delete, a run or a form is asked for, or until it is loaded
    /// anew or left.
    pub deleted: Option<String>,
    /// Where the next page begins.
    pub continuation: Option<String>,
    entries: Vec<Entry>,
    /// The entries in the order of their keys, to find one by its ID.
    places: Vec<usize>,
    sort: Sort,
    filter: String,
    /// The entries that pass the filter, in order.
    shown: Vec<usize>,
    /// Counts the changes of the entries.
    revision: u64,
}

#[derive(Debug)]
struct Entry {
    /// Shared with the rows that show it.
    item: Arc<Item>,
    /// Its ID in lower case.
    key: String,
    search_text: String,
    selected: bool,
}

/// How far loading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Not asked for.
    #[default]
    NotLoaded,
    /// A page is under way.
    Loading,
    /// Everything is here.
    Complete,
    /// The person stopped it; there are more.
    Stopped,
    /// A page failed; those before it are here.
    Failed(CallError),
    /// The group's ID in the address cannot be one.
    InvalidId,
}

/// The order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Largest first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Id, descending: false }
    }
}

impl List {
    /// Begins anew, at the first page.
    pub fn load(&mut self) {
        self.revision += 1;
        self.entries.clear();
        self.places.clear();
        self.shown.clear();
        self.continuation = None;
        self.deleted = None;
        self.progress = Progress::Loading;
    }

    /// Goes on where it was stopped or failed.
    pub fn resume(&mut self) {
        self.progress = Progress::Loading;
    }

    /// Stops before the next page.
    pub fn stop(&mut self) {
        if self.progress == Progress::Loading {
            self.progress = Progress::Stopped;
        }
    }

    /// A page failed.
    pub fn fail(&mut self, error: CallError) {
        self.progress = Progress::Failed(error);
    }

    /// Takes a page in; whether there is a next one.
    pub fn take(&mut self, page: Page<Item>) -> bool {
        page.items.into_iter().for_each(|item| self.insert(item));
        self.arrange();
        self.continuation = page.continuation;
        if self.continuation.is_none() {
            self.progress = Progress::Complete;
        }
        self.continuation.is_some()
    }

    /// Adds an item, or replaces the one with its ID.
    pub fn put(&mut self, item: Item) {
        self.insert(item);
        self.arrange();
    }

    fn insert(&mut self, item: Item) {
        self.revision += 1;
        let key = item.id().to_ascii_lowercase();
        let found = self.place(&key);
        let known =
            found.ok().and_then(|at| self.places.get(at)).and_then(|place| self.entries.get_mut(*place));
        let selected = known.as_ref().is_some_and(|known| known.selected);
        let entry = Entry { search_text: item.search_text(), key, item: Arc::new(item), selected };
        match (known, found) {
            (Some(known), _) => *known = entry,
            (None, Ok(at) | Err(at)) => {
                self.places.insert(at, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    /// Where in `places` a key stands, or belongs.
    fn place(&self, key: &str) -> Result<usize, usize> {
        let key_at = |place: &usize| self.entries.get(*place).map_or("", |entry| entry.key.as_str());
        self.places.binary_search_by(|place| key_at(place).cmp(key))
    }

    fn find_place(&self, id: &str) -> Option<usize> {
        self.places.get(self.place(&id.to_ascii_lowercase()).ok()?).copied()
    }

    /// Drops an item that is gone.
    pub fn remove(&mut self, id: &str) {
        let Some(gone) = self.find_place(id) else { return };
        self.revision += 1;
        self.entries.remove(gone);
        // The order of the others stays.
        for places in [&mut self.places, &mut self.shown] {
            places.retain(|place| *place != gone);
            for place in places.iter_mut().filter(|place| **place > gone) {
                *place -= 1;
            }
        }
    }

    /// A loaded item.
    pub fn find(&self, id: &str) -> Option<&Item> {
        self.entries.get(self.find_place(id)?).map(|entry| &*entry.item)
    }

    /// All that are loaded.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().map(|entry| &*entry.item)
    }

    /// Another number after each change of what is loaded.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many are loaded.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether none is loaded.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The order shown.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Sorts by a column; a second time turns the order round.
    pub fn sort_by(&mut self, column: Column) {
        let descending = self.sort.column == column && !self.sort.descending;
        self.sort = Sort { column, descending };
        self.arrange();
    }

    /// Shows what contains every word of the filter.
    pub fn filter_by(&mut self, filter: &str) {
        if self.filter != filter {
            filter.clone_into(&mut self.filter);
            self.arrange();
        }
    }

    /// How many pass the filter.
    pub fn shown_count(&self) -> usize {
        self.shown.len()
    }

    /// Those that pass the filter, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Item> {
        self.shown.iter().filter_map(|place| self.entries.get(*place)).map(|entry| &*entry.item)
    }

    /// Some of those that pass the filter, from one place to before another, each with whether it is selected.
    pub fn rows(&self, from: usize, to: usize) -> Vec<(Arc<Item>, bool)> {
        let places = self.shown.iter().skip(from).take(to.saturating_sub(from));
        let entries = places.filter_map(|place| self.entries.get(*place));
        entries.map(|entry| (Arc::clone(&entry.item), entry.selected)).collect()
    }

    /// Selects an item, or not any more.
    pub fn select(&mut self, id: &str, selected: bool) {
        if let Some(entry) = self.find_place(id).and_then(|place| self.entries.get_mut(place)) {
            entry.selected = selected;
        }
    }

    /// Selects all that pass the filter, or nothing.
    pub fn select_all(&mut self, selected: bool) {
        self.entries.iter_mut().for_each(|entry| entry.selected = false);
        for place in self.shown.iter().filter(|_| selected) {
            if let Some(entry) = self.entries.get_mut(*place) {
                entry.selected = true;
            }
        }
    }

    /// The selected items, in the service's order.
    pub fn selected(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().filter(|entry| entry.selected).map(|entry| &*entry.item)
    }

    /// How many are selected.
    pub fn selected_count(&self) -> usize {
        self.selected().count()
    }

    /// Filters and sorts anew, after a change. Once a change, not once a look: lists have ten thousand rows.
    fn arrange(&mut self) {
        let words: Vec<String> = self.filter.split_whitespace().map(str::to_ascii_lowercase).collect();
        let passes = |entry: &Entry| words.iter().all(|word| entry.search_text.contains(word.as_str()));
        let entries = &self.entries;
        let places = self.places.iter().copied();
        let mut shown: Vec<_> = places.filter(|place| entries.get(*place).is_some_and(passes)).collect();
        let Sort { column, descending } = self.sort;
        if column != Column::Id {
            let key = |place: &usize| entries.get(*place).map(|entry| entry.item.sort_key(column));
            let keys: Vec<_> = shown.iter().map(key).collect();
            // Equal ones stay in the order of their IDs.
            let order = sorted(keys.len(), &|a, b| {
                let (a, b) = if descending { (b, a) } else { (a, b) };
                keys.get(a).cmp(&keys.get(b))
            });
            shown = order.into_iter().filter_map(|at| shown.get(at).copied()).collect();
        } else if descending {
            shown.reverse();
        }
        self.shown = shown;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Column, List, Progress};
    use crate::{
        dps::{
            CallError, NoAnswer, Page,
            enrollment::{Enrollment, Kind},
        },
        page::item::Item,
    };

    fn group(id: &str, subject: &str, expires: &str) -> Item {
        let info = json!({"subjectName": subject, "notAfterUtc": expires, "sha1Thumbprint": "AB12"});
        let certificates = json!({"primary": {"info": info}});
        let attestation = json!({"type": "x509", "x509": {"signingCertificates": certificates}});
        let json = json!({"enrollmentGroupId": id, "attestation": attestation});
        Item::Enrollment(Enrollment::from_json(Kind::Group, json).unwrap())
    }

    fn ids(list: &List) -> Vec<String> {
        list.shown().map(|item| item.id().to_owned()).collect()
    }

    fn page(ids: &[&str], continuation: Option<&str>) -> Page<Item> {
        let items = ids.iter().map(|id| group(id, "CN=x", "2030-01-01T00:00:00Z")).collect();
        Page { items, continuation: continuation.map(str::to_owned) }
    }

    #[test]
    fn follows_the_continuation_to_the_end() {
        let mut list = List::default();
        list.load();
        assert_eq!(list.continuation, None);
        assert!(list.take(page(&["a", "b"], Some("2"))));
        assert_eq!(list.continuation.as_deref(), Some("2"));
        assert_eq!(list.progress, Progress::Loading);
        assert!(!list.take(page(&["c"], None)));
        assert_eq!(list.progress, Progress::Complete);
        assert_eq!(ids(&list), ["a", "b", "c"]);
    }

    #[test]
    fn goes_on_where_it_was_stopped_or_failed() {
        let mut list = List::default();
        list.load();
        list.take(page(&["a"], Some("1")));
        list.stop();
        assert_eq!(list.progress, Progress::Stopped);
        list.resume();
        assert_eq!(list.continuation.as_deref(), Some("1"));
        let failed = CallError::NoAnswer(NoAnswer::Unreachable);
        list.fail(failed.clone());
        assert_eq!(list.progress, Progress::Failed(failed));
        assert_eq!(ids(&list), ["a"]);
        assert_eq!(list.continuation.as_deref(), Some("1"));
    }

    #[test]
    fn filters_by_every_word_and_sorts() {
        let mut list = List::default();
        list.put(group("beta", "CN=Seattle Root", "2031-01-01T00:00:00Z"));
        list.put(group("Alpha", "CN=Lyon Root", "2030-01-01T00:00:00Z"));
        list.put(group("gamma", "CN=Seattle Line 2", "2029-01-01T00:00:00Z"));
        assert_eq!(ids(&list), ["Alpha", "beta", "gamma"]);
        list.filter_by("ROOT seattle");
        assert_eq!(ids(&list), ["beta"]);
        list.filter_by("ab12 lyon");
        assert_eq!(ids(&list), ["Alpha"]);
        list.filter_by("");
        list.sort_by(Column::Expiry);
        assert_eq!(ids(&list), ["gamma", "Alpha", "beta"]);
        list.sort_by(Column::Expiry);
        assert_eq!(ids(&list), ["beta", "Alpha", "gamma"]);
        list.put(group("BETA", "CN=New", "2020-01-01T00:00:00Z"));
        assert_eq!(list.len(), 3, "IDs ignore case");
        list.remove("alpha");
        assert_eq!(list.len(), 2);
        assert_eq!(list.find("Gamma").map(Item::id), Some("gamma"));
    }

    #[test]
    fn selects_what_is_shown_and_forgets_what_is_gone() {
        let mut list = List::default();
        list.take(page(&["q1", "q2", "b1"], None));
        list.filter_by("q");
        list.select_all(true);
        assert_eq!(list.selected().map(Item::id).collect::<Vec<_>>(), ["q1", "q2"]);
        list.select("B1", true);
        list.select("nobody", true);
        list.remove("Q1");
        assert_eq!(list.selected().map(Item::id).collect::<Vec<_>>(), ["q2", "b1"]);
        list.select_all(false);
        assert_eq!(list.selected_count(), 0);
    }
}
