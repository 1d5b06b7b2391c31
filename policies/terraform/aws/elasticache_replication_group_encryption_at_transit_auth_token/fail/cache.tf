resource "aws_elasticache_replication_group" "session" { # finding: terraform.aws.elasticache_replication_group_encryption_at_transit_auth_token
  replication_group_id = "session"
  description          = "Sessions of the shop"
  node_type            = "cache.t4g.small"
}

resource "aws_elasticache_replication_group" "cart" { # finding: terraform.aws.elasticache_replication_group_encryption_at_transit_auth_token
  replication_group_id       = "cart"
  description                = "Carts of the shop"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = true
}
