resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = true
}

resource "aws_neptune_cluster" "copy" {
  cluster_identifier  = "copy"
  snapshot_identifier = aws_neptune_cluster_snapshot.last.id
}
