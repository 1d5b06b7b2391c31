resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT" # finding: terraform.aws.msk_transit
      in_cluster    = false           # finding: terraform.aws.msk_transit
    }
  }
}
