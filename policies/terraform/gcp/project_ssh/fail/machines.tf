resource "google_compute_instance" "web" { # finding: terraform.gcp.project_ssh
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
}

resource "google_compute_instance_template" "batch" {
  name_prefix  = "batch-"
  machine_type = "e2-medium"

  metadata = {
    block-project-ssh-keys = "FALSE" # finding: terraform.gcp.project_ssh
  }
}
