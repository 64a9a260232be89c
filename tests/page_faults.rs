//! Every write of the page under every fault: it says what is known and what is not, what was typed stays, and trying again does
//! no harm.

use crate::support::{
    faults::{FAULTS, live},
    writes::Write,
};

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
/// | maybe   | "The request may have been carried out: check", of all or of some, with a button               |
/// | refused | it failed for certain, and the reason is named                                              |
/// | waits×3 | the service asks for time, the seconds are counted, and the call is made again: three times |
/// | absent  | it was not carried out (of many: not all); once more, and it is done                        |
/// | found   | one of this ID exists that is as the person wants it                                        |
/// | exists  | another one of this ID exists; nothing was changed                                          |
/// | done    | it is as the person wants it                                                                |
/// | gone    | it is not there any more                                                                    |
/// | choose  | somebody else changed it: three versions side by side                                       |
/// | look    | somebody else changed it: its new state, to be confirmed anew                               |
/// | left    | of many, those that somebody else changed were left alone and are named                     |
/// | -       | there is nothing to do                                                                      |
#[rustfmt::skip]
const MATRIX: &str = "\
fault                   | create, copy, revoke      | change, roll over         | delete one                | enable, disable many      | delete many
lost before it acted    | maybe absent done exists  | maybe absent done choose  | maybe absent done look    | maybe absent done maybe   | maybe absent done maybe
lost after it acted     | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
500 before it acted     | maybe absent done exists  | maybe absent done choose  | maybe absent done look    | maybe absent done maybe   | maybe absent done maybe
500 after it acted      | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
503                     | maybe absent done exists  | maybe absent done choose  | maybe absent done look    | maybe absent done maybe   | maybe absent done maybe
403                     | refused - done exists     | refused - done choose     | refused - done look       | refused - done maybe      | refused - done maybe
429 three times         | waits×3 - done exists     | waits×3 - done choose     | waits×3 - done look       | waits×3 - done maybe      | waits×3 - done maybe
answer cut off          | maybe found found exists  | maybe done done done      | done - - -                | maybe absent maybe maybe  | maybe absent done maybe
proxy's page, 502       | maybe absent done exists  | maybe absent done choose  | maybe absent done look    | maybe absent done maybe   | maybe absent done maybe
proxy's page, 504 after | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
proxy's page, 200       | maybe absent done exists  | maybe absent done choose  | maybe absent done look    | maybe absent done maybe   | maybe absent done maybe
answer null             | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
answer array            | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
answer string           | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
answer number           | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
answer without etag     | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
answer of another       | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
errors of odd types     | maybe found found exists  | maybe done done done      | maybe done done look      | maybe absent maybe maybe  | maybe absent done maybe
error of another        | maybe found found exists  | maybe done done done      | maybe done done look      | maybe done done done      | maybe done done maybe
deleted meanwhile       | done - - -                | gone - gone -             | done - - -                | left - - -                | done - - -
changed meanwhile       | exists - exists -         | choose - - -              | look - - -                | maybe left - -            | maybe left - -
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
            let mut lived: Vec<_> = writes.iter().map(|write| live(*write, &wrong)).collect();
            lived.dedup();
            lived.join(" / ")
        });
        drawn += &row(fault, &cells);
    }
    assert_eq!(drawn, MATRIX, "\n{drawn}");
}
