//! What is taken apart comes together again, and what is damaged is refused.

use dps_enroll_columns::{Fault, Unpacking, apart, pack, together, unpack};
use proptest::prelude::*;

/// A number as LEB128, in as few bytes as it takes.
fn leb(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

fn sized(content: &[u8]) -> Vec<u8> {
    [leb(content.len() as u64), content.to_vec()].concat()
}

/// A module of these functions, with a section before its code and one after it. Only its form is valid.
fn module(functions: &[Vec<u8>]) -> Vec<u8> {
    let code =
        [leb(functions.len() as u64), functions.iter().flat_map(|body| sized(body)).collect()].concat();
    let sections = [(1, vec![7; 200]), (10, code), (11, b"data".to_vec())];
    let sections = sections.iter().flat_map(|(id, content)| [vec![*id], sized(content)].concat());
    b"\0asm\x01\0\0\0".iter().copied().chain(sections).collect()
}

/// An operator with its operands, as the specification writes it.
fn operator() -> impl Strategy<Value = Vec<u8>> {
    let number = || any::<u64>().prop_map(leb);
    let small = || any::<u32>().prop_map(|value| leb(value.into()));
    prop_oneof![
        prop::sample::select(vec![0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0x45, 0x6a, 0xc4, 0xd1])
            .prop_map(|code| vec![code]),
        (
            prop::sample::select(vec![0x02, 0x0c, 0x10, 0x20, 0x21, 0x22, 0x23, 0x25, 0x3f, 0xd0, 0xd2]),
            small()
        )
            .prop_map(|(code, operand)| [vec![code], operand].concat()),
        (prop::sample::select(vec![0x41, 0x42]), number())
            .prop_map(|(code, operand)| [vec![code], operand].concat()),
        (prop::sample::select(vec![0x11, 0x28, 0x35, 0x36, 0x3e]), small(), small())
            .prop_map(|(code, one, other)| [vec![code], one, other].concat()),
        prop::collection::vec(small(), 1..9).prop_map(|labels| [
            vec![0x0e],
            leb(labels.len() as u64 - 1),
            labels.concat()
        ]
        .concat()),
        prop::collection::vec(any::<u8>(), 0..4).prop_map(|types| [
            vec![0x1c],
            leb(types.len() as u64),
            types
        ]
        .concat()),
        any::<[u8; 4]>().prop_map(|float| [vec![0x43], float.to_vec()].concat()),
        any::<[u8; 8]>().prop_map(|float| [vec![0x44], float.to_vec()].concat()),
        (0_u64..=7).prop_map(|code| [vec![0xfc], leb(code)].concat()),
        (prop::sample::select(vec![9_u64, 11, 13, 15, 17]), small()).prop_map(|(code, operand)| [
            vec![0xfc],
            leb(code),
            operand
        ]
        .concat()),
        (prop::sample::select(vec![8_u64, 10, 12, 14]), small(), small()).prop_map(|(code, one, other)| [
            vec![0xfc],
            leb(code),
            one,
            other
        ]
        .concat()),
    ]
}

fn function() -> impl Strategy<Value = Vec<u8>> {
    let locals = prop::collection::vec((any::<u32>(), any::<u8>()), 0..4).prop_map(|locals| {
        let each = locals.iter().flat_map(|(count, kind)| [leb((*count).into()), vec![*kind]].concat());
        [leb(locals.len() as u64), each.collect()].concat()
    });
    (locals, prop::collection::vec(operator(), 0..40))
        .prop_map(|(locals, code)| [locals, code.concat(), vec![0x0b]].concat())
}

proptest! {
    #[test]
    fn a_module_comes_together_as_it_was(functions in prop::collection::vec(function(), 0..20)) {
        let module = module(&functions);
        prop_assert_eq!(together(&apart(&module)?)?, module);
    }

    #[test]
    fn a_damaged_file_neither_panics_nor_goes_on_for_ever(
        functions in prop::collection::vec(function(), 1..4),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut file = apart(&module(&functions))?;
        let at = at.index(file.len());
        file[at] = byte;
        let _ = together(&file);
        let _ = together(&file[..at]);
        let _ = apart(&file);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_package_neither_panics_nor_goes_on_for_ever(
        functions in prop::collection::vec(function(), 1..4),
        at in any::<prop::sample::Index>(),
        bits in 1..=u8::MAX,
    ) {
        let mut packed = pack(&module(&functions))?;
        let at = at.index(packed.len());
        packed[at] ^= bits;
        let _ = unpack(&packed);
    }
}

#[test]
fn the_columns_stand_one_after_the_other() {
    // Two functions: `local.get 5, i32.const 1` and `local.get 6, i32.load align=2 offset=200`.
    let module = module(&[vec![0, 0x20, 5, 0x41, 1, 0x0b], vec![0, 0x20, 6, 0x28, 2, 0xc8, 1, 0x0b]]);
    let file = apart(&module).unwrap();
    // How many functions and how long, no locals, the alignment, the locals by what comes after (the load's first), the
    // offset, the constant, six operators without phrases.
    let expected = [2, 6, 8, 0, 0, 2, 6, 5, 0xc8, 1, 1, 6, 0, 0, 0, 0, 0x20, 0x41, 0x0b, 0x20, 0x28, 0x0b];
    assert!(file.windows(expected.len()).any(|window| window == expected), "{file:?}");
    assert_eq!(file.len(), module.len() + 4 * 48 + 5);
}

#[test]
fn what_is_not_known_is_named() {
    // SIMD.
    let fault = apart(&module(&[vec![0, 0xfd, 0]])).unwrap_err();
    assert_eq!(fault, Fault::Operator(0xfd));
    assert!(fault.to_string().contains("0xfd"));
    assert_eq!(apart(&module(&[vec![0, 0xfc, 18]])), Err(Fault::Operator(0x112)));
}

#[test]
fn what_is_no_module_with_code_is_refused() {
    assert_eq!(apart(b"<!doctype html>"), Err(Fault::NoCode));
    assert_eq!(apart(b"\0asm\x01\0\0\0"), Err(Fault::NoCode));
    assert_eq!(apart(b"\0asm\x01\0\0\0\x0a\x05\x01"), Err(Fault::Ends));
    // A function that ends within an operand.
    assert_eq!(apart(&module(&[vec![0, 0x41, 0x80]])), Err(Fault::Ends));
    // One that has no end.
    assert_eq!(apart(&module(&[vec![0, 0x01]])), Err(Fault::Ends));
    assert_eq!(together(b"short"), Err(Fault::Ends));
}

#[test]
fn a_module_is_unpacked_as_it_was_packed() {
    let module = module(&vec![[vec![0], [0x20, 5, 0x41, 1].repeat(200), vec![0x0b]].concat(); 90]);
    let packed = pack(&module).unwrap();
    assert!(packed.len() * 50 < module.len(), "{} of {} bytes", packed.len(), module.len());
    assert_eq!(unpack(&packed), Ok(module));
}

#[test]
fn a_large_module_comes_in_parts() {
    let module = module(&vec![[vec![0], [0x20, 5, 0x41, 1].repeat(200), vec![0x0b]].concat(); 300]);
    let packed = pack(&module).unwrap();
    let mut unpacking = Unpacking::of(&packed).unwrap();
    let mut parts = 0;
    let unpacked = loop {
        match unpacking.go_on().unwrap() {
            Some(unpacked) => break unpacked,
            None => parts += 1,
        }
    };
    assert_eq!(parts, 61, "nine streams that are begun and read 4 KB at a time, the module 16 KB at a time");
    assert!(unpacked == module);
}

#[test]
fn a_damaged_package_is_refused() {
    let packed = pack(&module(&[vec![0, 0x20, 5, 0x41, 1, 0x0b]])).unwrap();
    assert_eq!(unpack(&packed[..9]), Err(Fault::Ends));
    assert_eq!(unpack(&packed[..packed.len() - 1]), Err(Fault::Ends));
    let mut endless = packed;
    endless[..4].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(unpack(&endless), Err(Fault::Ends));
}
