use libfuzzer_sys::fuzz_target;
