resource "google_compute_disk" "main" {
  name = "main"
  zone = "europe-west3-a"

  disk_encryption_key {
    raw_key = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0=" # finding: terraform.gcp.compute_disk_encryption_no_plaintext_key
  }
}
