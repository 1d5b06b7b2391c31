locals {
  public = true
}

resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  network_interface {
    subnetwork = google_compute_subnetwork.shop.id

    access_config { # finding: terraform.gcp.vm_public_ip
    }
  }
}

resource "google_compute_instance_template" "batch" {
  name_prefix  = "batch-"
  machine_type = "e2-medium"

  network_interface {
    subnetwork = google_compute_subnetwork.shop.id

    dynamic "access_config" {
      for_each = local.public ? [1] : []
      content { # finding: terraform.gcp.vm_public_ip
        network_tier = "STANDARD"
      }
    }
  }
}
