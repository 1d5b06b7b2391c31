resource "aws_elasticache_cluster" "session" { # finding: terraform.aws.elasticache_backup
  cluster_id      = "session"
  engine          = "redis"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 1

  snapshot_retention_limit = 7
}

resource "aws_elasticache_replication_group" "cart" {
  replication_group_id     = "cart"
  description              = "Carts of the shop"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = 7 # finding: terraform.aws.elasticache_backup
}
