//! Small trees under `testdata/ossf`, each with the result that karat gives.
