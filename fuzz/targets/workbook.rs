#![no_main]

#[path = "../readers.rs"]
mod readers;

use std::sync::Once;

static HOOK: Once = Once::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // `calamine` may panic on a broken workbook. The program reads on a thread of its own and tells such a file as damaged; libFuzzer would stop
    // there, and never come to what is ours.
    HOOK.call_once(|| {
        let stop = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |told| {
            if std::thread::current().name() != Some("workbook") {
                stop(told);
            }
        }));
    });
    readers::workbook(data);
});
