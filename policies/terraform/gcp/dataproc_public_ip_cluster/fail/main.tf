resource "google_dataproc_cluster" "main" { # finding: terraform.gcp.dataproc_public_ip_cluster
  name   = "main"
  region = "europe-west3"
}

resource "google_dataproc_cluster" "said" {
  name   = "said"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      internal_ip_only = false # finding: terraform.gcp.dataproc_public_ip_cluster
    }
  }
}
