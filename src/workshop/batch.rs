//! A list of registration IDs, one device each, as people have it: one a line, or the first column of a table.

use crate::{
    certificate::registration_id::MAX_COMMON_NAME,
    dps::{Id, IdError},
};

/// More are not made in one go.
pub const MAX_BATCH: usize = 1000;

/// What a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The IDs, in their order.
    pub ids: Vec<Id>,
    /// The lines that are left out.
    pub skipped: Vec<Skipped>,
}

/// A line that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub problem: LineProblem,
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// No registration ID.
    Rule(IdError),
    /// Longer than a common name may be.
    TooLong {
        /// In characters.
        length: usize,
    },
    /// The ID is there before; letters in either case are the same.
    Repeated {
        /// The line, from 1.
        first: usize,
    },
    /// There are [`MAX_BATCH`] before it.
    TooMany,
}

/// Reads a list. Empty lines, and a first line that names the column, do not count.
pub fn read_batch(text: &str) -> Batch {
    let mut batch = Batch::default();
    let mut seen: Vec<(String, usize)> = Vec::new();
    for (line, row) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let cell = row.split([',', ';', '\t']).next().unwrap_or_default().trim().trim_matches('"').trim();
        let is_heading = line == 1 && is_heading(cell);
        if cell.is_empty() || is_heading {
            continue;
        }
        match check(cell, &seen, batch.ids.len()) {
            Ok(id) => {
                seen.push((cell.to_ascii_lowercase(), line));
                batch.ids.push(id);
            }
            Err(problem) => batch.skipped.push(Skipped { line, problem }),
        }
    }
    batch
}

fn is_heading(cell: &str) -> bool {
    let letters: String = cell.chars().filter(char::is_ascii_alphanumeric).collect();
    ["registrationid", "deviceid", "id"].contains(&letters.to_ascii_lowercase().as_str())
}

fn check(cell: &str, seen: &[(String, usize)], count: usize) -> Result<Id, LineProblem> {
    let length = cell.chars().count();
    let id = Id::parse(cell).map_err(LineProblem::Rule)?;
    if length > MAX_COMMON_NAME {
        return Err(LineProblem::TooLong { length });
    }
    let lower = cell.to_ascii_lowercase();
    if let Some((_, first)) = seen.iter().find(|(id, _)| *id == lower) {
        return Err(LineProblem::Repeated { first: *first });
    }
    if count == MAX_BATCH {
        return Err(LineProblem::TooMany);
    }
    Ok(id)
}
