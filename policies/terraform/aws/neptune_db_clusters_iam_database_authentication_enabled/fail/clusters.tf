resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_db_clusters_iam_database_authentication_enabled
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier                  = "people"
  iam_database_authentication_enabled = false # finding: terraform.aws.neptune_db_clusters_iam_database_authentication_enabled
}
