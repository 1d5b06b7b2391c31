resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_db_clusters_copy_tags_to_snapshots
  cluster_identifier = "graph"

  copy_tags_to_snapshot = true
}
