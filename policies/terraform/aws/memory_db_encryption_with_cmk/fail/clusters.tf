resource "aws_memorydb_cluster" "carts" { # finding: terraform.aws.memory_db_encryption_with_cmk
  name      = "carts"
  node_type = "db.t4g.small"
  acl_name  = aws_memorydb_acl.carts.name
}
