//! Many requests at once: each has an ID of its own, which its answer must repeat.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use rustls::RootCertStore;
use tokio::task::JoinSet;

use crate::{
    case::PAGE,
    engine::Door,
    wire::{self, Connection, Stream, WireError},
};

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After so many requests.
    Requests(u64),
    /// After a time.
    Time(Duration),
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Requests that were answered with their own ID.
    pub right: u64,
    /// Requests that were answered with something else, or not; and the first of them.
    pub wrong: u64,
    /// The first of them.
    pub first_wrong: Option<String>,
    /// How long each took, in order.
    times: Vec<Duration>,
    /// How long all took.
    pub total: Duration,
}

impl Figures {
    /// The time within which a share of the requests was answered, `0.0..=1.0`.
    pub fn within(&self, share: f64) -> Duration {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index, far below what a float holds"
        )]
        let index = (share * self.times.len().saturating_sub(1) as f64) as usize;
        self.times.get(index).copied().unwrap_or_default()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.total.as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "for people")]
        let rate = self.right as f64 / seconds.max(0.001);
        let (half, most) = (self.within(0.5).as_millis(), self.within(0.99).as_millis());
        write!(
            f,
            "{:>7} right, {} wrong in {seconds:.1} s: {rate:.0} a second, half within {half} ms, 99 % within {most} ms",
            self.right, self.wrong
        )?;
        self.first_wrong.as_ref().map_or(Ok(()), |first| write!(f, "; the first wrong one: {first}"))
    }
}

/// Sends requests, so many at a time, over connections that are kept.
pub async fn run(door: &Door, trusted: &RootCertStore, at_once: usize, until: Until) -> Figures {
    let (start, next) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    let mut tasks = JoinSet::new();
    for _ in 0..at_once {
        let (door, trusted, next) = (door.clone(), trusted.clone(), Arc::clone(&next));
        tasks.spawn(async move {
            let mut figures = Figures::default();
            let mut connection = None;
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let is_over = match until {
                    Until::Requests(all) => number >= all,
                    Until::Time(time) => start.elapsed() >= time,
                };
                if is_over {
                    return figures;
                }
                let sent = Instant::now();
                match one(&door, &trusted, &mut connection, number).await {
                    Ok(()) => figures.right += 1,
                    Err(what) => {
                        figures.wrong += 1;
                        figures.first_wrong.get_or_insert(format!("request {number}: {what}"));
                        connection = None;
                    }
                }
                figures.times.push(sent.elapsed());
            }
        });
    }
    let mut all = Figures::default();
    while let Some(ended) = tasks.join_next().await {
        match ended {
            Ok(figures) => {
                all.right += figures.right;
                all.wrong += figures.wrong;
                all.times.extend(figures.times);
                all.first_wrong = all.first_wrong.or(figures.first_wrong);
            }
            Err(error) => {
                all.wrong += 1;
                all.first_wrong = Some(error.to_string());
            }
        }
    }
    all.times.sort_unstable();
    all.total = start.elapsed();
    all
}

type Kept = Option<Connection<Box<dyn Stream>>>;

/// One request; every fourth has a body.
async fn one(door: &Door, trusted: &RootCertStore, kept: &mut Kept, number: u64) -> Result<(), String> {
    let (method, body) = if number.is_multiple_of(4) {
        ("PUT", format!("{{\"n\":{number}}}"))
    } else {
        ("GET", String::new())
    };
    let request = format!(
        "{method} {}/fabrikam.azure-devices-provisioning.net/enrollments/n{number}?api-version=2021-10-01 HTTP/1.1\r\n\
         Host: {}\r\nOrigin: {PAGE}\r\nAuthorization: SharedAccessSignature sr=x&sig=n{number}\r\nContent-Length: {}\r\n\r\n{body}",
        door.base,
        door.authority,
        body.len()
    );
    let said = |error: WireError| error.to_string();
    let mut connection = match kept.take() {
        Some(connection) => connection,
        None => wire::connect(door, trusted).await.map_err(said)?,
    };
    let answer = connection.exchange(request.as_bytes()).await.map_err(said)?;
    let expected = format!("{{\"registrationId\":\"n{number}\",\"bytes\":{}}}", body.len());
    let id = answer.header("x-ms-request-id").unwrap_or_default();
    let text = String::from_utf8_lossy(&answer.body);
    if answer.status() != 200 || id != format!("n{number}") || text != expected {
        return Err(format!("{} with the ID {id:?} and {text:?}", answer.line));
    }
    let ends = answer.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    *kept = Some(connection).filter(|_| !ends);
    Ok(())
}
