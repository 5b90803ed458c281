tabshark cache clear all
