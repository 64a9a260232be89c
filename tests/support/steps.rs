//! Random operations on a DPS, for `tests/emulator_model.rs`: they shrink to the shortest sequence that goes wrong.

use dps_enroll::dps::{BulkMode, enrollment::Kind};
use proptest::prelude::*;

use crate::support::model::{self, Body, Proof};

/// Few IDs, so that they meet; some differ in their case only.
pub(crate) const IDS: [&str; 8] = ["a", "A", "line-7", "Line-7", "b:c", "x_1", "y", "d."];
/// The last of them is none: bulk operations take it in, and answer for it.
pub(crate) const VALID: usize = IDS.len() - 1;

/// What is sent as the version.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Match {
    Absent,
    Newest,
    Older,
    Any,
    Quoted,
    Nonsense,
}

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: usize,
    pub(crate) body: Body,
    pub(crate) version: Match,
}

/// One operation, or a device that registers.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Get(Kind, usize),
    Put(Kind, Item),
    Delete(Kind, usize, Match),
    /// The next page, or the first again after the last.
    Query(Kind, u32),
    Mechanism(Kind, usize),
    Bulk(Kind, BulkMode, Vec<Item>),
    /// Somebody's continuation that is none.
    BadContinuation(Kind),
    GetRecord(usize),
    DeleteRecord(usize, Match),
    QueryRecords(usize, u32),
    /// A device registers: by the emulator's state loader, as no operation makes records.
    Register(usize, Option<usize>),
}

fn id() -> impl Strategy<Value = usize> {
    0..VALID
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Group), Just(Kind::Individual)]
}

fn version() -> impl Strategy<Value = Match> {
    prop_oneof![
        4 => Just(Match::Newest),
        2 => Just(Match::Absent),
        1 => Just(Match::Older),
        1 => Just(Match::Any),
        1 => Just(Match::Quoted),
        1 => Just(Match::Nonsense),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    let proof = prop_oneof![
        Just(Proof::Certificate),
        Just(Proof::Tpm),
        Just(Proof::Keys(None)),
        (0..3_u8).prop_map(|number| Proof::Keys(Some(model::given_keys(number)))),
        Just(Proof::Missing),
    ];
    let fault = prop_oneof![10 => Just(0_u8), 1 => Just(1), 1 => Just(2)];
    (proof, any::<bool>(), any::<u8>(), fault).prop_map(|(proof, enabled, mark, fault)| Body {
        proof,
        enabled,
        mark,
        hubs_without_policy: fault == 1,
        misnamed: fault == 2,
    })
}

fn item(ids: std::ops::Range<usize>) -> impl Strategy<Value = Item> {
    (ids, body(), version()).prop_map(|(id, body, version)| Item { id, body, version })
}

/// In a bulk operation only the item itself names its ID.
fn bulk_item() -> impl Strategy<Value = Item> {
    item(0..IDS.len()).prop_map(|item| Item { body: Body { misnamed: false, ..item.body }, ..item })
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let mode = prop_oneof![
        Just(BulkMode::Create),
        Just(BulkMode::Update),
        Just(BulkMode::UpdateIfMatchEtag),
        Just(BulkMode::Delete),
    ];
    prop_oneof![
        2 => (kind(), id()).prop_map(|(kind, id)| Step::Get(kind, id)),
        6 => (kind(), item(0..VALID)).prop_map(|(kind, item)| Step::Put(kind, item)),
        6 => (kind(), id(), version()).prop_map(|(kind, id, version)| Step::Delete(kind, id, version)),
        4 => (kind(), 1..4_u32).prop_map(|(kind, size)| Step::Query(kind, size)),
        2 => (kind(), id()).prop_map(|(kind, id)| Step::Mechanism(kind, id)),
        3 => (kind(), mode, prop::collection::vec(bulk_item(), 0..12))
            .prop_map(|(kind, mode, items)| Step::Bulk(kind, mode, items)),
        1 => kind().prop_map(Step::BadContinuation),
        1 => id().prop_map(Step::GetRecord),
        2 => (id(), version()).prop_map(|(id, version)| Step::DeleteRecord(id, version)),
        3 => (id(), 1..4_u32).prop_map(|(group, size)| Step::QueryRecords(group, size)),
        3 => (id(), prop::option::of(id())).prop_map(|(id, group)| Step::Register(id, group)),
    ]
}
