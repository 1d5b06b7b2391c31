resource "aws_memorydb_cluster" "carts" {
  name      = "carts"
  node_type = "db.t4g.small"
  acl_name  = aws_memorydb_acl.carts.name
}
