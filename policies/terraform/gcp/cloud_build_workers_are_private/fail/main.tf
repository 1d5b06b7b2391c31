resource "google_cloudbuild_worker_pool" "main" { # finding: terraform.gcp.cloud_build_workers_are_private
  name     = "main"
  location = "europe-west3"
}

resource "google_cloudbuild_worker_pool" "said" {
  name     = "said"
  location = "europe-west3"

  worker_config {
    no_external_ip = false # finding: terraform.gcp.cloud_build_workers_are_private
  }
}
