resource "google_pubsub_topic" "main" { # finding: terraform.gcp.cloud_pub_sub_encrypted_with_cmk
  name = "main"
}
