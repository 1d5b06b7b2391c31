resource "aws_redshift_snapshot_copy_grant" "copies" { # finding: terraform.aws.redshift_cluster_snapshot_copy_grant_encrypted_with_cmk
  snapshot_copy_grant_name = "copies"
}
