resource "aws_elasticache_cluster" "session" {
  cluster_id                 = "session"
  engine                     = "redis"
  node_type                  = "cache.t4g.small"
  num_cache_nodes            = 1
  auto_minor_version_upgrade = true
}

resource "aws_elasticache_replication_group" "cart" {
  replication_group_id = "cart"
  description          = "Carts of the shop"
  node_type            = "cache.t4g.small"
}
