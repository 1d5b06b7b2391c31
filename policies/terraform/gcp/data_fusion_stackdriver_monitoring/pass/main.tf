resource "google_data_fusion_instance" "main" {
  name                          = "main"
  region                        = "europe-west3"
  type                          = "ENTERPRISE"
  enable_stackdriver_monitoring = true
}
