//! The inverse of a symmetric matrix with nothing but positive directions.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayViewMut2, Axis};

/// Below this size a plain elimination is as fast as products of blocks.
const SMALL: usize = 48;

/// Puts the inverse in place, by the inverse of its first half and of what that leaves of the second (Schur's complement), so that nearly
/// all the work is products of matrices. False when the matrix has no inverse that numbers can tell, or somebody stopped.
pub(crate) fn invert(matrix: ArrayViewMut2<'_, f32>, stop: &dyn Fn() -> bool) -> bool {
    let size = matrix.nrows();
    if size <= SMALL {
        return eliminate(matrix);
    }
    if size > 512 && stop() {
        return false;
    }
    let half = size / 2;
    let (upper, lower) = matrix.split_at(Axis(0), half);
    let (mut first, mut side) = upper.split_at(Axis(1), half);
    let (mut mirror, mut second) = lower.split_at(Axis(1), half);
    if !invert(first.view_mut(), stop) {
        return false;
    }
    let mut weighed = Array2::<f32>::zeros(side.raw_dim());
    general_mat_mul(1.0, &first, &side, 0.0, &mut weighed);
    general_mat_mul(-1.0, &side.t(), &weighed, 1.0, &mut second);
    if !invert(second.view_mut(), stop) {
        return false;
    }
    general_mat_mul(-1.0, &weighed, &second, 0.0, &mut side);
    general_mat_mul(-1.0, &side, &weighed.t(), 1.0, &mut first);
    mirror.assign(&side.t());
    true
}

/// Gauss and Jordan, in double precision; no exchange of rows is needed where all directions are positive.
fn eliminate(mut matrix: ArrayViewMut2<'_, f32>) -> bool {
    let size = matrix.nrows();
    let mut work = matrix.mapv(f64::from);
    for pivot in 0..size {
        let by = work[[pivot, pivot]];
        if by.is_nan() || by <= 1e-9 {
            return false;
        }
        work[[pivot, pivot]] = 1.0;
        work.row_mut(pivot).mapv_inplace(|v| v / by);
        let chosen = work.row(pivot).to_owned();
        for (row, mut values) in work.rows_mut().into_iter().enumerate().filter(|(row, _)| *row != pivot) {
            debug_assert_ne!(row, pivot);
            let factor = values[pivot];
            values[pivot] = 0.0;
            values.scaled_add(-factor, &chosen);
        }
    }
    matrix.zip_mut_with(&work, |to, from| *to = *from as f32);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let size = 301;
        // Counts of a made shop: what each pair of items has in common, and a little more of each alone.
        let mut matrix = Array2::from_elem((size, size), 0.0f32);
        for client in 0..2_000usize {
            let bought: Vec<usize> = (0..12).map(|k| (client * (k * k + 3) + k * 17) % size).collect();
            for i in &bought {
                for j in &bought {
                    matrix[[*i, *j]] += 1.0;
                }
            }
        }
        matrix.diag_mut().mapv_inplace(|v| v + 20.0);
        let mut inverse = matrix.clone();
        assert!(invert(inverse.view_mut(), &|| false));
        let one = matrix.dot(&inverse);
        for ((i, j), v) in one.indexed_iter() {
            assert!((v - f32::from(u8::from(i == j))).abs() < 1e-3, "{i} {j} {v}");
        }
    }

    #[test]
    fn a_matrix_without_an_inverse_is_refused() {
        assert!(!invert(Array2::<f32>::ones((200, 200)).view_mut(), &|| false));
    }
}
