//! The native tests, as one program: they link once, and run beside each other.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod admission;
mod certificate_corpus;
mod chain_corpus;
mod complaints;
mod connection_strings;
mod contrast;
mod debugging;
mod emulator_contract;
mod emulator_devices;
mod emulator_limits;
mod emulator_model;
mod emulator_wire;
mod fuzz_corpus;
mod languages;
mod official_clients;
mod page_activity;
mod page_admit;
mod page_bad_input;
mod page_binding;
mod page_check;
mod page_deletion;
mod page_editing;
mod page_faults;
mod page_faults_meanwhile;
mod page_files;
mod page_journeys;
mod page_leading;
mod page_own_ca;
mod page_proxy;
mod page_records;
mod page_rights;
mod page_rollover;
mod page_theme;
mod page_vault;
mod page_vault_tabs;
mod page_workshop;
mod page_workshop_files;
mod sas_vectors;
mod snippets;
mod snippets_in_shell;
mod support;
mod vault_file;
mod workshop;
mod workshop_files;

use std::{fs, path::Path};

/// A file that is not named above would not run, and nothing would say so.
#[test]
fn every_file_of_tests_is_part_of_a_program() {
    let programs = include_str!("native.rs");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_program = matches!(name, "native" | "browser");
        if path.extension().is_some_and(|extension| extension == "rs") && !is_program {
            assert!(programs.contains(&format!("\nmod {name};\n")), "tests/native.rs does not name {name}");
        }
    }
}
