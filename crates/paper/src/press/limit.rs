//! Work that may take so long and no longer.
//!
//! A thread cannot be ended from outside. Work that is late is left behind and ends at its next [`halt`]; how many are left behind at one
//! time is counted, so that whoever gives work can stop giving it.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
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

/// The work that was left behind.
#[derive(Debug, Default)]
pub(crate) struct Behind(Mutex<Vec<Weak<()>>>);

impl Behind {
    /// How many still go on.
    pub fn count(&self) -> usize {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.retain(|one| one.strong_count() > 0);
        left.len()
    }

    fn add(&self, one: Weak<()>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(one);
    }
}

/// Does the work on a thread of its own. Once the time is over the caller goes on, and `stop` is set: the work ends at its next [`halt`].
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    stop: &AtomicBool,
    behind: &Behind,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, End> {
    let (tell, told) = channel();
    let alive = Arc::new(());
    let mark = Arc::downgrade(&alive);
    let worker = Builder::new().name("paper".to_owned()).stack_size(STACK).spawn(move || {
        let _alive = alive;
        // A caller that has gone on is not told.
        let _ = tell.send(catch_unwind(AssertUnwindSafe(work)));
    });
    worker.map_err(|error| End::NoThread(error.to_string()))?;
    match told.recv_timeout(limit) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(End::Broke),
        Err(RecvTimeoutError::Timeout) => {
            stop.store(true, Ordering::Relaxed);
            behind.add(mark);
            Err(End::Late)
        }
    }
}

/// Ends the work here when its time is over: unwinds to [`within`], silently. The typesetter has no stop of its own, but it comes here
/// for every text it shapes and every function of a template it calls; only loops that call nothing pass by.
pub(crate) fn halt(stop: &AtomicBool) {
    if stop.load(Ordering::Relaxed) {
        resume_unwind(Box::new(Stopped));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn work_that_does_not_end_is_left_and_ends_at_its_next_halt() {
        let (stop, behind) = (Arc::new(AtomicBool::new(false)), Behind::default());
        let inside = stop.clone();
        let begun = Instant::now();
        let end = within(Duration::from_millis(50), &stop, &behind, move || {
            loop {
                halt(&inside);
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        assert_eq!(end, Err::<(), _>(End::Late));
        assert!(begun.elapsed() < Duration::from_secs(5));
        while behind.count() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(5), "the work goes on");
            std::thread::yield_now();
        }
    }

    #[test]
    fn work_left_behind_is_counted_until_it_ends() {
        let (behind, go_on) = (Behind::default(), Arc::new(AtomicBool::new(true)));
        let inside = go_on.clone();
        let end = within(Duration::from_millis(20), &AtomicBool::new(false), &behind, move || {
            while inside.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        assert_eq!((end, behind.count()), (Err(End::Late), 1));
        go_on.store(false, Ordering::Relaxed);
        let begun = Instant::now();
        while behind.count() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(5));
            std::thread::yield_now();
        }
    }

    #[test]
    fn work_in_time_is_given_and_work_that_breaks_is_told() {
        let (stop, behind) = (AtomicBool::new(false), Behind::default());
        assert_eq!(within(Duration::from_secs(5), &stop, &behind, || 7), Ok(7));
        let broken = within(Duration::from_secs(5), &stop, &behind, || resume_unwind(Box::new("broken")));
        assert_eq!(broken, Err::<(), _>(End::Broke));
        assert_eq!(behind.count(), 0);
    }
}
