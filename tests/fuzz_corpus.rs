//! The inputs that fuzzing found worth keeping, held against what must hold for any input (`fuzz/README.md`).

#[path = "../fuzz/inputs.rs"]
mod inputs;

use std::{fs, path::Path};

use inputs::INPUTS;

#[test]
fn every_kept_input_is_taken_or_refused_as_it_must_be() {
    for (name, check) in INPUTS {
        let folder = Path::new("fuzz/corpus").join(name);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() > 5, "{} has {} inputs", folder.display(), files.len());
        for file in files {
            let input = fs::read(&file).unwrap();
            assert!(std::panic::catch_unwind(|| check(&input)).is_ok(), "{}", file.display());
        }
    }
}
