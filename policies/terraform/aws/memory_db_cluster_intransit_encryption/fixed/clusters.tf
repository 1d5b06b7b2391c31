resource "aws_memorydb_cluster" "carts" {
  name        = "carts"
  node_type   = "db.t4g.small"
  acl_name    = "open-access"
  tls_enabled = true # finding: terraform.aws.memory_db_cluster_intransit_encryption
}
