resource "aws_elasticache_replication_group" "session" {
  replication_group_id       = "session"
  description                = "Sessions of the shop"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = true
  auth_token                 = random_password.session.result
}
