resource "aws_elasticache_replication_group" "session" { # finding: terraform.aws.elasti_cache_redis_configured_automatic_fail_over
  replication_group_id = "session"
  description          = "Sessions of the shop"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}
