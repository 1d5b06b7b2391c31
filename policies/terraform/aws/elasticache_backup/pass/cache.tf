resource "aws_elasticache_replication_group" "cart" {
  replication_group_id     = "cart"
  description              = "Carts of the shop"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = 7
  snapshot_window          = "03:00-05:00"
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 2
}
