//! Points in time as the wire and certificates have them. The clock itself belongs to the caller.

use std::{fmt, time::Duration};

use der::DateTime;

/// Seconds since 1970-01-01T00:00:00Z. Leap seconds are not counted, as in POSIX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixSeconds(pub i64);

/// Seconds in a day, for "days left".
const DAY: i64 = 86_400;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl UnixSeconds {
    /// Whole days from `self` to `later`, rounded towards zero: negative when `later` has passed.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0) / DAY
    }

    /// The point `seconds` later (or earlier, when negative); saturates.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Reads an RFC 3339 UTC text such as `2023-05-19T23:10:35.7799084Z`; fractions are dropped.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let text = text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00"))?;
        let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
        let date: DateTime = format!("{whole}Z").parse().ok()?;
        i64::try_from(date.unix_duration().as_secs()).ok().map(Self)
    }

    /// Reads the IMF-fixdate of an HTTP `Date` header (RFC 9110, section 5.6.7).
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let mut words = text.trim().split_once(", ")?.1.split(' ');
        let day = words.next()?.parse().ok()?;
        let month = words.next()?;
        let month = u8::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
        let year = words.next()?.parse().ok()?;
        let mut clock = words.next()?.split(':');
        let (hour, minute, second) =
            (clock.next()?.parse().ok()?, clock.next()?.parse().ok()?, clock.next()?.parse().ok()?);
        if words.next()? != "GMT" {
            return None;
        }
        let date = DateTime::new(year, month, day, hour, minute, second).ok()?;
        i64::try_from(date.unix_duration().as_secs()).ok().map(Self)
    }

    /// The IMF-fixdate of an HTTP `Date` header (RFC 9110, section 5.6.7).
    pub fn to_http_date(self) -> String {
        const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        let Some(date) = self.date_time() else { return self.to_string() };
        // 1970-01-01 was a Thursday.
        let weekday =
            usize::try_from((self.0 / DAY) % 7).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or("Thu");
        let month = MONTHS.get(usize::from(date.month()).saturating_sub(1)).copied().unwrap_or("Jan");
        let (hour, minute, second) = (date.hour(), date.minutes(), date.seconds());
        format!("{weekday}, {:02} {month} {} {hour:02}:{minute:02}:{second:02} GMT", date.day(), date.year())
    }

    fn date_time(self) -> Option<DateTime> {
        DateTime::from_unix_duration(Duration::from_secs(u64::try_from(self.0).ok()?)).ok()
    }

    /// `2026-11-23`, the UTC calendar day.
    pub fn to_date(self) -> String {
        self.to_string().split('T').next().map(str::to_owned).unwrap_or_default()
    }

    /// `15:38:54`, the time of day in UTC.
    pub fn to_time(self) -> String {
        self.to_string().get(11..19).unwrap_or_default().to_owned()
    }

    /// `2026-11-23 15:38:54 UTC`, for people.
    pub fn to_utc(self) -> String {
        self.to_string().replace('T', " ").replace('Z', " UTC")
    }
}

impl fmt::Display for UnixSeconds {
    /// RFC 3339 in UTC, `2026-11-23T15:38:54Z`; a point outside the years 1970 to 9999 is shown as seconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date_time() {
            Some(date) => write!(f, "{date}"),
            None => write!(f, "@{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UnixSeconds;

    #[test]
    fn reads_the_timestamps_the_service_sends() {
        let expected = Some(UnixSeconds(1_684_537_835));
        assert_eq!(UnixSeconds::parse_rfc3339("2023-05-19T23:10:35.7799084Z"), expected);
        assert_eq!(UnixSeconds::parse_rfc3339("2023-05-19T23:10:35Z"), expected);
        assert_eq!(UnixSeconds::parse_rfc3339("2023-05-19"), None);
        assert_eq!(UnixSeconds::parse_rfc3339("yesterday"), None);
    }

    #[test]
    fn reads_the_date_header() {
        let expected = Some(UnixSeconds(1_684_537_835));
        assert_eq!(UnixSeconds::parse_http_date("Fri, 19 May 2023 23:10:35 GMT"), expected);
        assert_eq!(UnixSeconds::parse_http_date("Fri, 19 May 2023 23:10:35 CET"), None);
        assert_eq!(UnixSeconds::parse_http_date(""), None);
        assert_eq!(UnixSeconds(1_684_537_835).to_http_date(), "Fri, 19 May 2023 23:10:35 GMT");
    }

    #[test]
    fn shows_utc_and_counts_whole_days() {
        let then = UnixSeconds(1_684_537_835);
        assert_eq!(then.to_string(), "2023-05-19T23:10:35Z");
        assert_eq!(then.to_utc(), "2023-05-19 23:10:35 UTC");
        assert_eq!((then.to_date(), then.to_time()), ("2023-05-19".to_owned(), "23:10:35".to_owned()));
        assert_eq!(UnixSeconds(-1).to_string(), "@-1");
        assert_eq!(then.days_until(then.plus(86_399)), 0);
        assert_eq!(then.days_until(then.plus(-86_400)), -1);
    }
}
