resource "google_dataflow_job" "main" {
  name              = "main"
  template_gcs_path = "gs://shop/template"
  temp_gcs_location = "gs://shop/tmp"
  ip_configuration  = "WORKER_IP_PRIVATE"
}
