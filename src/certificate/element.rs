//! DER, element by element (X.690). What the elements of a structure mean is left to whoever knows the structure.

use der::{
    Decode, Reader, SliceReader, Tag, TagNumber, Tagged,
    asn1::{AnyRef, ObjectIdentifier},
};

/// One element: a tag, and a value that may hold further elements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    any: AnyRef<'a>,
    whole: &'a [u8],
    /// Where its value begins in the bytes that were read at first.
    at: usize,
}

/// Where DER goes wrong: the offset of the element, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed(pub(crate) usize);

impl<'a> Element<'a> {
    /// The one element that fills the bytes.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        match elements(bytes, 0)?.as_slice() {
            [one] => Ok(*one),
            [_, second, ..] => Err(Malformed(second.at)),
            [] => Err(Malformed(0)),
        }
    }

    pub(crate) fn tag(&self) -> Tag {
        self.any.tag()
    }

    /// The number of a context-specific tag.
    pub(crate) fn number(&self) -> Option<u32> {
        match self.any.tag() {
            Tag::ContextSpecific { number, .. } => Some(number.value()),
            _ => None,
        }
    }

    pub(crate) fn value(&self) -> &'a [u8] {
        self.any.value()
    }

    /// Tag, length and value.
    pub(crate) fn whole(&self) -> &'a [u8] {
        self.whole
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> Result<Vec<Self>, Malformed> {
        elements(self.any.value(), self.at)
    }

    /// The elements in it, where it is a SEQUENCE.
    pub(crate) fn sequence(&self) -> Result<Vec<Self>, Malformed> {
        if self.tag() == Tag::Sequence { self.elements() } else { Err(self.malformed()) }
    }

    /// Its object identifier, dotted.
    pub(crate) fn oid(&self) -> Option<String> {
        let oid = ObjectIdentifier::from_bytes(self.value()).ok()?;
        (self.tag() == Tag::ObjectIdentifier).then(|| oid.to_string())
    }

    /// That it is not what it should be.
    pub(crate) fn malformed(&self) -> Malformed {
        Malformed(self.at)
    }
}

/// The tag `[number]` around other elements.
pub(crate) fn explicit(number: u32) -> Tag {
    Tag::ContextSpecific { constructed: true, number: TagNumber(number) }
}

fn elements(bytes: &[u8], at: usize) -> Result<Vec<Element<'_>>, Malformed> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let start = at + (bytes.len() - rest.len());
        let (any, after) = split(rest).ok_or(Malformed(start))?;
        let whole = rest.get(..rest.len() - after.len()).unwrap_or_default();
        found.push(Element { any, whole, at: start + (whole.len() - any.value().len()) });
        rest = after;
    }
    Ok(found)
}

/// The first element, and what follows.
fn split(bytes: &[u8]) -> Option<(AnyRef<'_>, &[u8])> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let any = AnyRef::decode(&mut reader).ok()?;
    Some((any, bytes.get(usize::try_from(reader.position()).ok()?..)?))
}
