resource "aws_elasticache_replication_group" "session" { # finding: terraform.aws.elasticache_at_rest
  replication_group_id = "session"
  description          = "Sessions of the shop"
  engine               = "redis"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}

resource "aws_elasticache_replication_group" "cart" {
  replication_group_id       = "cart"
  description                = "Carts of the shop"
  node_type                  = "cache.t4g.small"
  at_rest_encryption_enabled = false # finding: terraform.aws.elasticache_at_rest
}
