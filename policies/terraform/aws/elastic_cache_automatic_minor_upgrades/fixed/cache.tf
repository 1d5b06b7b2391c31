resource "aws_elasticache_cluster" "session" {
  cluster_id                 = "session"
  engine                     = "redis"
  node_type                  = "cache.t4g.small"
  num_cache_nodes            = 1
  auto_minor_version_upgrade = true # finding: terraform.aws.elastic_cache_automatic_minor_upgrades
}
