//! Work that finds more work, on several threads. A first task in, everything that the threads gathered out, in no order.
//!
//! Knows nothing of files. Small trees are done on the calling thread alone: starting threads costs more than they bring.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// So many tasks are done before other threads are asked to help.
const ALONE: usize = 48;

/// Runs `step` on `first` and on every task that a step adds. Each thread gathers into an output of its own.
pub(super) fn run<T, O>(first: T, threads: usize, step: impl Fn(T, &mut O, &mut Vec<T>) + Sync) -> Vec<O>
where
    T: Send,
    O: Default + Send,
{
    let mut tasks = vec![first];
    let mut output = O::default();
    let mut done = 0;
    while done < ALONE || threads <= 1 {
        let Some(task) = tasks.pop() else { return vec![output] };
        step(task, &mut output, &mut tasks);
        done += 1;
    }
    let shared = Shared { state: Mutex::new(State { tasks, busy: 0 }), changed: Condvar::new() };
    let mut outputs = vec![output];
    thread::scope(|scope| {
        // A system that gives no more threads is served by those there are, at worst by this one.
        let helpers: Vec<_> = (1..threads)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, || shared.work(&step)).ok())
            .collect();
        outputs.push(shared.work(&step));
        for helper in helpers {
            match helper.join() {
                Ok(output) => outputs.push(output),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    outputs
}

struct State<T> {
    tasks: Vec<T>,
    busy: usize,
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

/// Says that a thread has done its task, even where the task panics: else the others would wait for ever.
struct Busy<'a, T> {
    shared: &'a Shared<T>,
    found: Vec<T>,
}

impl<T> Drop for Busy<'_, T> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.busy -= 1;
        state.tasks.append(&mut self.found);
        match state.tasks.len() {
            0 if state.busy > 0 => {}
            1 => self.shared.changed.notify_one(),
            _ => self.shared.changed.notify_all(),
        }
    }
}

impl<T> Shared<T> {
    fn work<O: Default>(&self, step: impl Fn(T, &mut O, &mut Vec<T>)) -> O {
        let mut output = O::default();
        while let Some(task) = self.next() {
            let mut busy = Busy { shared: self, found: Vec::new() };
            step(task, &mut output, &mut busy.found);
        }
        output
    }

    /// The next task; none when all are done.
    fn next(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(task) = state.tasks.pop() {
                state.busy += 1;
                return Some(task);
            }
            if state.busy == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number below 5,000, each found from its half.
    fn count(threads: usize) -> usize {
        let outputs = run(1_u32, threads, |task, seen: &mut Vec<u32>, more| {
            seen.push(task);
            more.extend([task * 2, task * 2 + 1].into_iter().filter(|next| *next < 5000));
        });
        outputs.iter().map(Vec::len).sum()
    }

    #[test]
    fn everything_is_done_once_on_any_number_of_threads() {
        for threads in [0, 1, 2, 3, 8] {
            assert_eq!(count(threads), 4999, "{threads} threads");
        }
    }

    #[test]
    fn a_panic_ends_the_walk_instead_of_hanging_it() {
        let caught = std::panic::catch_unwind(|| {
            run(1_u32, 4, |task, (): &mut (), more| {
                assert!(task < 4000, "so it goes");
                more.extend([task * 2, task * 2 + 1]);
            })
        });
        assert!(caught.is_err());
    }
}
