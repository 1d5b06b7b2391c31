resource "google_vertex_ai_dataset" "main" { # finding: terraform.gcp.vertex_ai_dataset_encrypted_with_cmk
  display_name        = "shop"
  metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
}
