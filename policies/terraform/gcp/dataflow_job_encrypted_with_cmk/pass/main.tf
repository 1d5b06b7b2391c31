resource "google_dataflow_job" "main" {
  name              = "main"
  template_gcs_path = "gs://shop/template"
  temp_gcs_location = "gs://shop/tmp"
  kms_key_name      = google_kms_crypto_key.main.id
}
