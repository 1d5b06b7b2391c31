resource "aws_db_snapshot" "shop" {
  db_instance_identifier = aws_db_instance.shop.identifier
  db_snapshot_identifier = "shop"
  shared_accounts        = ["all"] # finding: terraform.aws.db_snapshots_are_private
}
