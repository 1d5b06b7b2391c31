resource "google_data_fusion_instance" "main" { # finding: terraform.gcp.data_fusion_stackdriver_logs
  name   = "main"
  region = "europe-west3"
  type   = "ENTERPRISE"
}

resource "google_data_fusion_instance" "said" {
  name                       = "said"
  region                     = "europe-west3"
  type                       = "ENTERPRISE"
  enable_stackdriver_logging = false # finding: terraform.gcp.data_fusion_stackdriver_logs
}
