resource "google_dataproc_cluster" "main" { # finding: terraform.gcp.dataproc_cluster_encrypted_with_cmk
  name   = "main"
  region = "europe-west3"
}
