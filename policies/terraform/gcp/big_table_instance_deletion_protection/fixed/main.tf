resource "google_bigtable_instance" "main" {
  name                = "main"
  deletion_protection = true # finding: terraform.gcp.big_table_instance_deletion_protection
}
