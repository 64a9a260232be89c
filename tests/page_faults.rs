//! Every write of the page under every fault: it says what is known and what is not, what was typed stays, and trying again does
//! no harm.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

#[path = "support/faults.rs"]
mod faults;
#[path = "support/writes.rs"]
mod writes;

use faults::{FAULTS, live};
use writes::Write;

/// The writes that behave alike.
const FAMILIES: [(&str, &[Write]); 5] = [
    ("create, copy, revoke", &[Write::CreateGroup, Write::CreateDevice, Write::Copy, Write::Revoke]),
    ("change, roll over", &[Write::Change, Write::Rollover]),
    ("delete one", &[Write::DeleteGroup, Write::DeleteDevice, Write::DeleteRecord]),
    ("enable, disable many", &[Write::Enable, Write::Disable]),
    ("delete many", &[Write::DeleteMany]),
];

/// In each cell, what the person sees first; after the check; after trying again without one; and after trying again where
/// somebody else was faster. What `live` asserts besides: what was typed stays, no write goes out without a version that could
/// overwrite, what was done once is not done again, and nothing of somebody else is touched.
///
/// | word    | meaning                                                                                     |
/// | ------- | ------------------------------------------------------------------------------------------- |
/// | maybe   | "The request may have been carried out: check", with a button                                 |
/// | refused | it failed for certain, and the reason is named                                              |
/// | waits×3 | the service asks for time, the seconds are counted, and the call is made again: three times |
/// | absent  | it was not carried out (of many: not all); once more, and it is done                        |
/// | found   | one of this ID exists: the person's own, or somebody else's                                 |
/// | exists  | one of this ID exists, not by this request; nothing was changed                             |
/// | done    | it is as the person wants it                                                                |
/// | gone    | it is not there any more                                                                    |
/// | choose  | somebody else changed it: three versions side by side                                       |
/// | look    | somebody else changed it: its new state, to be confirmed anew                               |
/// | left    | of many, those that somebody else changed, or that are in doubt, were left alone and are named |
/// | -       | there is nothing to do                                                                      |
#[rustfmt::skip]
const MATRIX: &str = "\
fault                   | create, copy, revoke      | change, roll over         | delete one                | enable, disable many      | delete many
lost before it acted    | maybe absent done found   | maybe absent done choose  | maybe absent done look    | maybe absent done left    | maybe absent done left
lost after it acted     | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
500 before it acted     | maybe absent done found   | maybe absent done choose  | maybe absent done look    | maybe absent done left    | maybe absent done left
500 after it acted      | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
503                     | maybe absent done found   | maybe absent done choose  | maybe absent done look    | maybe absent done left    | maybe absent done left
403                     | refused - done exists     | refused - done choose     | refused - done look       | refused - done left       | refused - done left
429 three times         | waits×3 - done exists     | waits×3 - done choose     | waits×3 - done look       | waits×3 - done left       | waits×3 - done left
answer cut off          | maybe found found found   | maybe done done done      | done - - -                | maybe absent left left    | maybe absent done left
proxy's page, 502       | maybe absent done found   | maybe absent done choose  | maybe absent done look    | maybe absent done left    | maybe absent done left
proxy's page, 504 after | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
proxy's page, 200       | maybe absent done found   | maybe absent done choose  | maybe absent done look    | maybe absent done left    | maybe absent done left
answer null             | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
answer array            | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
answer string           | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
answer number           | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
answer without etag     | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
answer of another       | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
errors of odd types     | maybe found found found   | maybe done done done      | maybe done done look      | maybe absent left left    | maybe absent done left
error of another        | maybe found found found   | maybe done done done      | maybe done done look      | maybe done done done      | maybe done done left
deleted meanwhile       | done - - -                | gone - gone -             | done - - -                | left - - -                | done - - -
changed meanwhile       | exists - exists -         | choose - - -              | look - - -                | left - - -                | left - - -
";

#[test]
fn every_write_under_every_fault() {
    let row = |name: &str, cells: &[String]| {
        cells
            .iter()
            .fold(format!("{name:<24}"), |row, cell| format!("{row}| {cell:<26}"))
            .trim_end()
            .to_owned()
            + "\n"
    };
    let mut drawn = row("fault", &FAMILIES.map(|(name, _)| name.to_owned()));
    for (fault, wrong) in FAULTS {
        let cells = FAMILIES.map(|(_, writes)| {
            let mut lived: Vec<_> = writes.iter().map(|write| live(*write, wrong)).collect();
            lived.dedup();
            lived.join(" / ")
        });
        drawn += &row(fault, &cells);
    }
    assert_eq!(drawn, MATRIX, "\n{drawn}");
}
