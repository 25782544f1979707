"""What a vendor's document can not say: one optional module per vendor, each with a class `Vendor`."""
