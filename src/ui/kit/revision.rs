//! A number for what a drawing depends on: another where any of it is another (FNV-1a, 64 bits).

/// The number so far.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Revision(u64);

impl Revision {
    /// Of nothing yet.
    pub(in crate::ui) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// And of a text. Its end counts, so that two texts are not one.
    #[inline(never)]
    pub(in crate::ui) fn text(self, text: &str) -> Self {
        text.bytes().chain([0xff]).fold(self, |revision, byte| revision.number(byte.into()))
    }

    /// And of a number.
    pub(in crate::ui) fn number(self, number: u64) -> Self {
        Self((self.0 ^ number).wrapping_mul(0x100_0000_01b3))
    }

    /// The number.
    pub(in crate::ui) fn get(self) -> u64 {
        self.0
    }
}
