//! Which columns an operator's operands go to.

use crate::Column::{
    self, Align1, Align2, Align4, Align8, Block, Call, FarLoad, FarStore, Get, Global, I32, I64, Indirect,
    Label, Load, Other, Set, Store, Tee,
};

/// An operator's operands.
pub(crate) enum Operands {
    /// One LEB128 number for each of these columns.
    Numbers(&'static [Column]),
    /// An alignment, and an offset: its first byte, and the others.
    Memory(Column, Column, Column),
    /// How many numbers, and one more than so many, all in one column.
    Labels,
    /// How many bytes, and so many.
    Types,
    /// So many bytes.
    Float(u32),
}

/// What comes after an operand. An index of a local before a load is another than one before a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Other,
    End,
    Call,
    Get,
    Set,
    Load,
    Store,
    I32,
    I64,
    Compare,
    Add,
    Subtract,
    Compute,
}

impl Next {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Compute as usize + 1;

    /// Of an operator.
    pub(crate) fn of(code: u8) -> Self {
        match code {
            0x05 | 0x0b..=0x0d | 0x0f => Self::End,
            0x10 => Self::Call,
            0x20 => Self::Get,
            0x21 | 0x22 => Self::Set,
            0x28..=0x35 => Self::Load,
            0x36..=0x3e => Self::Store,
            0x41 => Self::I32,
            0x42 => Self::I64,
            0x46..=0x4f => Self::Compare,
            0x6a => Self::Add,
            0x6b => Self::Subtract,
            0x6c..=0x78 => Self::Compute,
            _ => Self::Other,
        }
    }
}

/// The operands of an operator; from 0x100 on those that follow 0xfc. Vectors, threads, exceptions and tail calls are not known.
pub(crate) fn operands(code: u32) -> Option<Operands> {
    let columns: &'static [Column] = match code {
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 | 0x100..=0x107 => &[],
        0x02..=0x04 => &[Block],
        0x0c | 0x0d => &[Label],
        0x0e => return Some(Operands::Labels),
        0x10 | 0xd2 => &[Call],
        0x11 => &[Indirect, Indirect],
        0x1c => return Some(Operands::Types),
        0x20 => &[Get],
        0x21 => &[Set],
        0x22 => &[Tee],
        0x23 | 0x24 => &[Global],
        0x28..=0x35 => return Some(Operands::Memory(alignment(code), Load, FarLoad)),
        0x36..=0x3e => return Some(Operands::Memory(alignment(code), Store, FarStore)),
        0x41 => &[I32],
        0x42 => &[I64],
        0x43 => return Some(Operands::Float(4)),
        0x44 => return Some(Operands::Float(8)),
        0x25 | 0x26 | 0x3f | 0x40 | 0xd0 | 0x109 | 0x10b | 0x10d | 0x10f..=0x111 => &[Other],
        0x108 | 0x10a | 0x10c | 0x10e => &[Other, Other],
        _ => return None,
    };
    Some(Operands::Numbers(columns))
}

/// The column of an alignment: that of its operator's width, so that a column is nearly always the same number.
fn alignment(code: u32) -> Column {
    match code {
        0x2c | 0x2d | 0x30 | 0x31 | 0x3a | 0x3c => Align1,
        0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => Align2,
        0x29 | 0x2b | 0x37 | 0x39 => Align8,
        _ => Align4,
    }
}
