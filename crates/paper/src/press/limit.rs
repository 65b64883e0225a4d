//! Work that may take so long and no longer.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

/// Layouts nest deep, and more so in programs that are not optimised.
const STACK: usize = 32 << 20;

/// How work ended that gave nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It took too long.
    Late,
    /// It broke inside.
    Broke,
    /// The machine has no thread to give.
    NoThread(String),
}

struct Stopped;

/// Does the work on a thread of its own. Once the time is over the caller goes on, and `stop` is set: the work ends at its next [`halt`].
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    stop: &AtomicBool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, End> {
    let (tell, told) = channel();
    let worker = Builder::new().name("paper".to_owned()).stack_size(STACK).spawn(move || {
        // A caller that has gone on is not told.
        let _ = tell.send(catch_unwind(AssertUnwindSafe(work)));
    });
    worker.map_err(|error| End::NoThread(error.to_string()))?;
    match told.recv_timeout(limit) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(End::Broke),
        Err(RecvTimeoutError::Timeout) => {
            stop.store(true, Ordering::Relaxed);
            Err(End::Late)
        }
    }
}

/// Ends the work here when its time is over: unwinds to [`within`], silently. The typesetter has no stop of its own, but it
/// comes here for every letter it shapes and every function it calls.
pub(crate) fn halt(stop: &AtomicBool) {
    if stop.load(Ordering::Relaxed) {
        resume_unwind(Box::new(Stopped));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::time::Instant;

    #[test]
    fn work_that_does_not_end_is_left_and_ends_at_its_next_halt() {
        let stop = Arc::new(AtomicBool::new(false));
        let (inside, ended) = (stop.clone(), Arc::new(AtomicBool::new(false)));
        struct Mark(Arc<AtomicBool>);
        impl Drop for Mark {
            fn drop(&mut self) {
                self.0.store(true, Ordering::SeqCst);
            }
        }
        let mark = Mark(ended.clone());
        let begun = Instant::now();
        let end = within(Duration::from_millis(50), &stop, move || {
            let _mark = mark;
            loop {
                halt(&inside);
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        assert_eq!(end, Err::<(), _>(End::Late));
        assert!(begun.elapsed() < Duration::from_secs(5));
        while !ended.load(Ordering::SeqCst) {
            assert!(begun.elapsed() < Duration::from_secs(5), "the work goes on");
            std::thread::yield_now();
        }
    }

    #[test]
    fn work_in_time_is_given() {
        assert_eq!(within(Duration::from_secs(5), &AtomicBool::new(false), || 7), Ok(7));
    }
}
